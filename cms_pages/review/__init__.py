"""What is to be put right in the pages: said after saving, and listed in a report of the admin."""
