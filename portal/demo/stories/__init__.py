"""What happened in the demo, told by subject; `portal.demo.walk` puts it in order and plays it."""
