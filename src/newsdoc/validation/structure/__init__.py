"""The structure of NewsML-G2, and of what stands in it, as tables; and how documents are held against them."""
