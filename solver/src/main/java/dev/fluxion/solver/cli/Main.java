package dev.fluxion.solver.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Entry point of the {@code fluxion} command. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        StopSignal stop = new StopSignal();
        stop.install();
        Session session = new Session(
                System.in,
                writer(System.out),
                writer(System.err),
                Terminal.columns(),
                new PdeLanguage(),
                new DirectSolver(),
                stop);
        int status;
        try {
            status = Fluxion.run(session, arguments);
        } finally {
            session.out().flush();
            session.err().flush();
        }
        stop.finished(status);
        System.exit(status);
    }

    private static PrintWriter writer(PrintStream stream) {
        // A bare C locale says ASCII, but the window behind it shows UTF-8 all the same.
        Charset charset =
                stream.charset().equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : stream.charset();
        return new PrintWriter(stream, false, charset);
    }
}
