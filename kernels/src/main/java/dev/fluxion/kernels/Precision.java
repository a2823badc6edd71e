package dev.fluxion.kernels;

/** The floating-point format in which parameters, activations and gradients are held. */
public enum Precision {
    F32(4, 0x1p-23),
    F64(8, 0x1p-52);

    private final int bytes;
    private final double epsilon;

    Precision(int bytes, double epsilon) {
        this.bytes = bytes;
        this.epsilon = epsilon;
    }

    /** Bytes of one element. */
    public int bytes() {
        return bytes;
    }

    /** Distance from 1 to the next larger number. */
    public double epsilon() {
        return epsilon;
    }
}
