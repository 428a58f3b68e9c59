package io.dryswarm.experiments.analytic;

import io.dryswarm.core.Time;
import io.dryswarm.models.cluster.RunSpec;
import io.dryswarm.models.workload.KeepAliveSpec;
import io.dryswarm.models.workload.UserSpec;

/** What messages need on their way, without any queue. Nanoseconds. */
final class Delays {
  /** One question to the engine's name server. */
  private static final double LOOK_UP_NS = 0.2 * Time.MILLISECOND;

  /** Packets one after the other until an answer is there: two to connect, two for request and answer. */
  private static final int WITH_CONNECTING = 4;

  private static final int CONNECTED = 2;

  private final double hopNs;

  Delays(RunSpec run) {
    double apart = 1 - 1.0 / run.nodes().size(); // how often the other end is on another node
    this.hopNs = run.underlay().oneWayNs().mean() * apart;
  }

  /** Of a request of users, there and back. */
  double userNs(UserSpec users) {
    int packets = users.keepAlive().equals(KeepAliveSpec.NONE) ? WITH_CONNECTING : CONNECTED;
    return packets * (users.accessNs().mean() + hopNs);
  }

  /** Of a call from a service to another one. */
  double callNs(boolean kept) {
    return kept ? CONNECTED * hopNs : LOOK_UP_NS + WITH_CONNECTING * hopNs;
  }
}
