package dev.fluxion.solver.bench;

import dev.fluxion.kernels.FmaPeakF32;
import dev.fluxion.kernels.FmaPeakF64;
import dev.fluxion.kernels.LanesF32;
import dev.fluxion.kernels.LanesF64;
import dev.fluxion.kernels.Precision;

/** The limit of one thread of this machine in either precision. */
public final class FmaPeak {
    private FmaPeak() {}

    /** Floating-point operations per second of one thread that does nothing but fused multiply-adds. */
    public static double flopsPerSecond(Precision precision) {
        return switch (precision) {
            case F32 -> FmaPeakF32.measure();
            case F64 -> FmaPeakF64.measure();
        };
    }

    /** Elements of one vector. */
    public static int lanes(Precision precision) {
        return switch (precision) {
            case F32 -> LanesF32.LENGTH;
            case F64 -> LanesF64.LENGTH;
        };
    }
}
