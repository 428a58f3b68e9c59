package io.dryswarm.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time for 10 million requests through an M/M/16 queue; a run whose mean is not that of the theory fails. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgs = {"-XX:+UseSerialGC", "-Xmx2g"})
@Warmup(iterations = 2)
@Measurement(iterations = 5)
public class ServerBenchmark {
  private static final int REQUESTS = 10_000_000;
  private static final double TOLERANCE = 0.005;

  @Param({"dryswarm", "priority-queue"})
  public String kernel = "";

  @Benchmark
  public double requests() {
    ServerWorkload run = new ServerWorkload(Kernel.named(kernel), REQUESTS);
    run.run(REQUESTS);
    double expectedMs = ErlangC.meanSojournMs();
    if (Math.abs(run.meanMs() / expectedMs - 1) > TOLERANCE) {
      throw new IllegalStateException(
          "mean sojourn " + run.meanMs() + " ms, theory says " + expectedMs + " ms");
    }
    return run.meanMs();
  }
}
