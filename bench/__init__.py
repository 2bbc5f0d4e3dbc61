"""What a page costs, as ratios to a constant view: ``python -m bench --help``."""
