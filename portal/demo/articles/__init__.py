"""The news of the demo, article by article; `portal.demo.pages` publishes them."""
