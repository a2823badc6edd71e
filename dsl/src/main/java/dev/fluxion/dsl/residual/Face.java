package dev.fluxion.dsl.residual;

/**
 * One side of a box.
 *
 * @param axis the index of the space coordinate that is constant on it
 * @param upper whether it is the right end of the axis; the outward normal is +1 there and -1 at the left end
 */
public record Face(int axis, boolean upper) {}
