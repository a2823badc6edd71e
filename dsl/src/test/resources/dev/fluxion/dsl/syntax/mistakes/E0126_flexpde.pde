{ a FlexPDE script }
TITLE 'Heat flow'
COORDINATES
  cartesian2
VARIABLES
  u
EQUATIONS
  u: div(grad(u)) = 0
