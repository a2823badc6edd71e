/**
 * The walls of the house: which module may use which, and where the types of a library end. The rules read the sources, so
 * they also see what the compiler would let pass.
 */
package dev.fluxion.examples.architecture;
