param a = 0,5
let b = 1,25
domain x in [0, 0,5]
