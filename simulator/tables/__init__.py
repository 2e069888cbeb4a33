"""Tables for a spreadsheet: what the desk knows, in rows under headings, as CSV and as XLSX."""
