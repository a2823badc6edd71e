package dev.fluxion.dsl.problem;

/** The floating-point format that a problem is trained in. */
public enum Precision {
    /** 32-bit floating point. */
    F32,
    /** 64-bit floating point. */
    F64
}
