"""The structure of NewsML-G2 and NITF as tables, and the engine that holds documents against them."""
