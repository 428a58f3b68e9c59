package io.dryswarm.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Events per second of the endless workloads, on the product's kernel and on a PriorityQueue of objects: the hold model with 1e3, 1e5 and
 * 1e6 pending events, messages between 1e3 and 1e5 entities, and 1e5 nodes that set their time-outs anew.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 1,
    jvmArgs = {"-XX:+UseSerialGC", "-Xmx2g"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class KernelBenchmark {
  private static final int EVENTS = 100_000;

  @Param({"w1:1000", "w1:100000", "w1:1000000", "w2:1000", "w2:100000", "w3:100000", "w3r:100000"})
  public String workload = "";

  @Param({"dryswarm", "priority-queue"})
  public String kernel = "";

  private Workload running = new HoldWorkload(Kernel.named("dryswarm"), 1);

  /** Builds the model and lets it reach its steady state. */
  @Setup(Level.Trial)
  public void start() {
    int colon = workload.indexOf(':');
    int size = Integer.parseInt(workload.substring(colon + 1));
    running = Workload.named(workload.substring(0, colon), Kernel.named(kernel), size, 0);
    running.runEvents(2_000_000);
  }

  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public long events() {
    running.runEvents(EVENTS);
    return running.draws.checksum();
  }
}
