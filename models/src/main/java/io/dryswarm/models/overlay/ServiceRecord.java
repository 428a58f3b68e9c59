package io.dryswarm.models.overlay;

import io.dryswarm.core.Digest;
import io.dryswarm.models.gossip.TableValue;

/**
 * Entry of {@code endpoint_table}: a back end of a service.
 *
 * @param disabled it is about to stop: no new connections, no DNS records
 */
record ServiceRecord(Endpoint endpoint, boolean disabled) implements TableValue {
  /** Ids of service and endpoint, addresses, and the field tags. */
  private static final int FIXED_BYTES = 90;

  @Override
  public int sizeBytes() {
    int bytes =
        FIXED_BYTES + endpoint.serviceName().length() + endpoint.taskName().length();
    for (String alias : endpoint.aliases()) {
      bytes += 2 + alias.length();
    }
    return bytes + 10 * endpoint.ports().size();
  }

  @Override
  public long digest() {
    long place = Digest.of(endpoint.network(), endpoint.address(), endpoint.virtualIp());
    return Digest.of(endpoint.task(), endpoint.service(), place, disabled ? 1 : 0);
  }
}
