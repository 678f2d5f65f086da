"""What stands on the shelves of the demo: structures, papers, campaigns; `portal.demo.library` publishes them."""
