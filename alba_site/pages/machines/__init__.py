"""What machines read: feeds, sitemap, robots, structured data, the head of pages."""
