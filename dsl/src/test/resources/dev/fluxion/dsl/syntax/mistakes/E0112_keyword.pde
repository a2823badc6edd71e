param time = 3
unknown u, exact
let pi = 3
region domain = disk((0, 0), 1)
eq u_t = 2*time
domain on in [0, 1]
train { plot = 3 }
