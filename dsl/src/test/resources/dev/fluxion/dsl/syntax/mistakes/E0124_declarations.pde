bc periodic x
bc u periodic in x
infer field a(x, y) in [0, 1]
unknown scalar u
