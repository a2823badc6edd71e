eq u_t = \nu u_{xx}
eq u_t = \frac{1}{2} u_xx
eq u_t = x^{2} + u
eq \alpha u_t = \sin(x) \cdot u
let f = A \ B
