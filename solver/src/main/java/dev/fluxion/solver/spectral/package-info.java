/**
 * A second opinion on linear problems in one or two coordinates, which shares nothing with the network but the residuals: each field is a sum of products of Chebyshev
 * polynomials (trigonometric functions along periodic coordinates), and the coefficients are the least-squares solution of all equations and conditions at collocation
 * points. For solutions that are smooth the error falls faster than any power of the number of functions (Trefethen 2000, <i>Spectral Methods in MATLAB</i>, chapter 4;
 * Boyd 2001, chapter 2). Where they are not, two numbers of functions disagree, and the opinion says so itself.
 */
package dev.fluxion.solver.spectral;
