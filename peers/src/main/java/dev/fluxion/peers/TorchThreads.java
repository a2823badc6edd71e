package dev.fluxion.peers;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.global.torch;

/** The threads of libtorch: its own, and those of the matrix library under it, which do not follow them. */
final class TorchThreads {
    private TorchThreads() {}

    /**
     * @param threads of libtorch's own loops
     * @param matrixThreads of its matrix products
     */
    static void set(int threads, int matrixThreads) {
        torch.set_num_threads(threads);
        openblas.blas_set_num_threads(matrixThreads);
    }

    /** Processor time of the whole process so far: tells whether more threads work than were asked for. */
    static double processorSeconds() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() * 1e-9;
    }
}
