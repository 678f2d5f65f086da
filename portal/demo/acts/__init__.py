"""What people of the demo do: one act for each verb of the house, at a moment of the past. Called by the stories.

An act takes `now` and finds its records by the addresses of the people, as the stories name them.
"""
