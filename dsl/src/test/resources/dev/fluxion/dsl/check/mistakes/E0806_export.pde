domain x in [0, 1]
unknown u
eq -u_xx = 1
bc u = 0 on boundary
export u to "u.xlsx"
export u to "../u.csv"
export u to "u.csv" with grid = [10, 10]
export u to "u.csv" with gird = 10
