package dev.fluxion.autodiff.image;

/** What follows each convolution. */
public enum Normalization {
    /** A bias per channel. */
    NONE,
    /** Batch normalisation with a scale and a shift per channel, and no bias (Ioffe and Szegedy, 2015). */
    BATCH
}
