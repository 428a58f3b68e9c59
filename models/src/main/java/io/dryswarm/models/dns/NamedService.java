package io.dryswarm.models.dns;

import java.util.List;

/**
 * A service as the name tables see it.
 *
 * @param service   id; owner of its records
 * @param name      full name: {@code vote_redis}
 * @param aliases   further names on this network, for example {@code redis}
 * @param virtualIp its address on this network, unsigned 32-bit; 0 = DNSRR mode
 */
public record NamedService(int service, String name, List<String> aliases, int virtualIp) {
  /** Whether names lead to the VIP rather than to the tasks. */
  public boolean hasVirtualIp() {
    return virtualIp != 0;
  }
}
