problem "Burgers
unknown u
