package io.dryswarm.models.controlapi;

import io.dryswarm.models.spec.ConfigSpec;
import io.dryswarm.models.spec.NetworkSpec;
import io.dryswarm.models.spec.SecretSpec;
import io.dryswarm.models.spec.ServiceSpec;

/** What the leader checks of a specification alone, without a look at the swarm: for those who want to know before they ask. */
public final class Specifications {
  private Specifications() {}

  /** @throws ApiError if the leader would refuse it, whatever the swarm holds */
  public static void check(ServiceSpec spec) {
    ServiceCheck.check(spec);
  }

  /** @throws ApiError if the leader would refuse it, whatever the swarm holds */
  public static void check(NetworkSpec spec) {
    NetworkCheck.check(spec);
  }

  /** @throws ApiError if the leader would refuse it, whatever the swarm holds */
  public static void check(SecretSpec spec) {
    DataCheck.check(spec);
  }

  /** @throws ApiError if the leader would refuse it, whatever the swarm holds */
  public static void check(ConfigSpec spec) {
    DataCheck.check(spec);
  }
}
