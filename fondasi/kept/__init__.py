"""What was drawn, kept while its tables stand still. From the ground up:

`fondasi.database.table_stamps` gives each table a number that every change moves on;
`sealed` is the place where a text lies, locked;
`drawing` hears which tables a drawing asks and what no table tells;
`parts` keeps a panel or a figure under the tables that its maker names;
`pages` keeps a whole page under the tables that were heard.

A reader always gets what the tables hold now, whoever changed them and however.
"""
