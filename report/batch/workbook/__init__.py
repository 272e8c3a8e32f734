"""The workbook of a batch: the tables as sheets, an overview of adoption, a data dictionary."""
