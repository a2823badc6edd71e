package dev.fluxion.solver.plot;

/**
 * A perceptually uniform sequence of colours for values: in OKLab (Ottosson 2020) the lightness rises at a constant rate and the hue turns
 * at a constant rate from violet over teal to yellow, so that equal steps look equal and a grey print still reads.
 */
final class ColourMap {
    /** The colour of values that are not finite. */
    static final int MISSING = 0xbbbbbb;

    private static final double DARK = 0.27;
    private static final double LIGHT = 0.91;
    private static final double FIRST_HUE = Math.toRadians(305);
    private static final double LAST_HUE = Math.toRadians(105);

    private static final int STEPS = 512;
    private static final int[] COLOURS = colours();

    private ColourMap() {}

    /** The colour 0xRRGGBB of {@code s}, clamped to [0, 1]. */
    static int at(double s) {
        return Double.isNaN(s) ? MISSING : COLOURS[(int) Math.round(Math.clamp(s, 0, 1) * (STEPS - 1))];
    }

    /** The colour as {@code #rrggbb}. */
    static String hex(double s) {
        return String.format("#%06x", at(s));
    }

    private static int[] colours() {
        int[] colours = new int[STEPS];
        for (int i = 0; i < STEPS; i++) {
            double t = (double) i / (STEPS - 1);
            // sRGB holds little chroma about teal; this dip keeps all colours inside it without a kink.
            double dip = Math.sin(Math.PI * Math.min(1, t / 0.9));
            double[] linear = linear(
                    DARK + (LIGHT - DARK) * t, 0.139 - 0.049 * dip * dip, FIRST_HUE + (LAST_HUE - FIRST_HUE) * t);
            colours[i] = byteOf(linear[0]) << 16 | byteOf(linear[1]) << 8 | byteOf(linear[2]);
        }
        return colours;
    }

    private static double[] linear(double lightness, double chroma, double hue) {
        double a = chroma * Math.cos(hue);
        double b = chroma * Math.sin(hue);
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return new double[] {
            4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
        };
    }

    private static double cube(double x) {
        return x * x * x;
    }

    private static int byteOf(double linear) {
        double c = Math.clamp(linear, 0, 1);
        double encoded = c <= 0.0031308 ? 12.92 * c : 1.055 * Math.pow(c, 1 / 2.4) - 0.055;
        return (int) Math.round(255 * encoded);
    }
}
