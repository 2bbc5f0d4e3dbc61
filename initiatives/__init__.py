"""What the summits undertake: initiatives, their steps and their links."""
