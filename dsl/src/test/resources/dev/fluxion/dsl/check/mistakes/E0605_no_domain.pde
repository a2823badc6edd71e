unknown u
