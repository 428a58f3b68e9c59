package io.dryswarm.scenarios.language;

import io.dryswarm.core.Time;
import io.dryswarm.core.random.Constant;
import io.dryswarm.core.random.Distribution;
import io.dryswarm.core.random.Lognormal;
import io.dryswarm.core.random.Uniform;

/** What holds where a scenario says nothing. Machine and network figures: data-plane facts 8b, 8c. */
final class Defaults {
  static final long SEED = 1;
  static final long DURATION_NS = 2 * Time.MINUTE;
  static final long DEPLOY_NS = 5 * Time.SECOND;
  static final long WARMUP_NS = 30 * Time.SECOND;

  static final int MANAGERS = 3;
  static final int WORKERS = 2;
  static final long NANO_CPUS = 4_000_000_000L;
  static final long MEMORY_BYTES = 8L << 30;
  static final String PLATFORM = "linux/x86_64";

  /** One way; half of a data centre's usual round trip. */
  static final Distribution LATENCY_NS = lognormal(100 * Time.MICROSECOND, 500 * Time.MICROSECOND);

  static final long BANDWIDTH_BITS_PER_SECOND = 10_000_000_000L;

  /** A cloud SSD. */
  static final Distribution FSYNC_NS = lognormal(780 * Time.MICROSECOND, 2380 * Time.MICROSECOND);

  /** One question to the registry; the image itself is there. */
  static final Distribution PREPARE_NS = uniform(200 * Time.MILLISECOND, Time.SECOND);

  static final Distribution CONTAINER_START_NS =
      lognormal(550 * Time.MILLISECOND, 1240 * Time.MILLISECOND);

  static final Distribution BOOT_NS = uniform(20 * Time.SECOND, 40 * Time.SECOND);

  /** Engine process to a node that is ready, on a machine that runs. */
  static final Distribution ENGINE_START_NS = uniform(1500 * Time.MILLISECOND, 3 * Time.SECOND);

  /** A command executed in a running container. */
  static final Distribution PROBE_NS = lognormal(60 * Time.MILLISECOND, 200 * Time.MILLISECOND);

  /** Of an image whose size is not said, and its layers: those of a usual web application. */
  static final long IMAGE_BYTES = 200L << 20;

  static final int IMAGE_LAYERS = 6;

  static final String REQUEST = "GET /";
  static final long USER_TIMEOUT_NS = 10 * Time.SECOND;

  /** One way, from users to the cluster. */
  static final Distribution ACCESS_NS = lognormal(2 * Time.MILLISECOND, 10 * Time.MILLISECOND);

  static final double PROBES_PER_SECOND = 5;

  static final long CALL_TIMEOUT_NS = 30 * Time.SECOND;
  static final long CONNECT_RETRY_NS = Time.SECOND;
  static final long CONNECT_TIMEOUT_NS = 15 * Time.SECOND;

  static final int POOL_SIZE = 10;
  static final long POOL_WAIT_NS = 30 * Time.SECOND;
  static final long POOL_IDLE_NS = 10 * Time.MINUTE;

  /** A web server's usual patience with an idle connection, and requests that it serves over one. */
  static final long KEEP_ALIVE_NS = 75 * Time.SECOND;

  static final int KEEP_ALIVE_REQUESTS = 1000;

  static final int APPLICATION_WORKERS = 1;
  static final int APPLICATION_BACKLOG = 128;
  static final Distribution NO_TIME = new Constant(0);

  private Defaults() {}

  private static Distribution lognormal(long medianNs, long p99Ns) {
    return Lognormal.ofMedianAndP99((double) medianNs, (double) p99Ns);
  }

  private static Distribution uniform(long lowNs, long highNs) {
    return new Uniform((double) lowNs, (double) highNs);
  }
}
