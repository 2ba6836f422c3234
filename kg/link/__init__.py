"""Link: who here is who elsewhere; a mention or a record against a table of others."""
