"""newsdoc: news as data."""
