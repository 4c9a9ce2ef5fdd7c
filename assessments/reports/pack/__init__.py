"""Drafts as Word files, made from a Report: the application, and the list by CMMM sub-domain."""
