package io.dryswarm.models.ipvs;

import io.dryswarm.models.Dice;
import org.jspecify.annotations.Nullable;

/**
 * {@code sh}: the client's address decides. 256 buckets are dealt out to the servers in turn, by weight; a client whose bucket belongs to
 * a drained server is refused, since nobody stands in (the kernel's flags that change this are off). All buckets are dealt out anew at
 * every change. Source: torvalds/linux net/netfilter/ipvs/ip_vs_sh.c, data-plane facts 7.
 */
public final class SourceHashing implements BackendSelector {
  @Override
  public String name() {
    return "sh";
  }

  @Override
  public Scheduler newScheduler(Dice dice) {
    return new Table();
  }

  private static final class Table implements Scheduler {
    private final HashBuckets buckets = new HashBuckets();
    private int address;

    @Override
    public @Nullable RealServer select(RealServers servers, NewConnection connection) {
      address = connection.clientAddress();
      return buckets.ownerOf(address);
    }

    @Override
    public void added(RealServers servers, RealServer server) {
      buckets.fill(servers, true);
    }

    @Override
    public void removed(RealServers servers, RealServer server, int formerPosition) {
      buckets.fill(servers, true);
    }

    @Override
    public void weightChanged(RealServers servers, RealServer server) {
      buckets.fill(servers, true);
    }

    @Override
    public String explain(RealServers servers, RealServer chosen) {
      return "owns bucket " + HashBuckets.bucketOf(address) + ", that of the client";
    }
  }
}
