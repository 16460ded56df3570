"""The page: what a release holds, as static HTML that opens from disk and from any web server and asks no other host.

`site.write_page` makes all of it from the finished tables; the other modules each prepare one part of it, as plain
values that the templates show. Nothing here reads an article: what may be shown of one is in the tables.
"""
