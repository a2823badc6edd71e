package dev.fluxion.solver.cli;

import dev.fluxion.solver.lsp.FluxionServer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code fluxion lsp}: the language server, which editors start. */
@Command(name = "lsp", description = "Serves editors: the Language Server Protocol on standard input and output.")
final class LspCommand implements Callable<Integer> {
    private final Session session;

    LspCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        // The protocol counts bytes: past any writer and its encoding.
        FluxionServer.serve(session.in(), new FileOutputStream(FileDescriptor.out));
        return ExitCode.DONE.status();
    }
}
