package io.dryswarm.models.ipvs;

import io.dryswarm.models.Dice;
import org.jspecify.annotations.Nullable;

/**
 * {@code dh}: the destination address decides, as in {@code sh} but without weights. Behind a VIP it never changes, so that one server
 * gets every connection (F7.10). Source: torvalds/linux net/netfilter/ipvs/ip_vs_dh.c, data-plane facts 7.
 */
public final class DestinationHashing implements BackendSelector {
  @Override
  public String name() {
    return "dh";
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
      address = connection.virtualAddress();
      return buckets.ownerOf(address);
    }

    @Override
    public void added(RealServers servers, RealServer server) {
      buckets.fill(servers, false);
    }

    @Override
    public void removed(RealServers servers, RealServer server, int formerPosition) {
      buckets.fill(servers, false);
    }

    @Override
    public void weightChanged(RealServers servers, RealServer server) {
      buckets.fill(servers, false);
    }

    @Override
    public String explain(RealServers servers, RealServer chosen) {
      return "owns bucket " + HashBuckets.bucketOf(address) + ", that of the virtual service";
    }
  }
}
