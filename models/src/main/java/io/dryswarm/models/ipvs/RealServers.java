package io.dryswarm.models.ipvs;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The destinations of one virtual service, newest first: what a scheduler sees. Data-plane facts F7.1, F7.2. */
public final class RealServers {
  private RealServer[] servers = new RealServer[4];
  private int size;

  RealServers() {}

  public int size() {
    return size;
  }

  /**
   * @param position 0 = newest
   * @throws IndexOutOfBoundsException if there is no such position
   */
  public RealServer get(int position) {
    if (position >= size) {
      throw new IndexOutOfBoundsException("position " + position + ", expected less than " + size);
    }
    return servers[position];
  }

  /** Place of a server of this list, 0 = newest, in constant time. */
  public int positionOf(RealServer server) {
    return server.position();
  }

  /** The server with that address, or {@code null}. */
  public @Nullable RealServer withAddress(int address) {
    for (int i = 0; i < size; i++) {
      if (servers[i].address() == address) {
        return servers[i];
      }
    }
    return null;
  }

  void addFirst(RealServer server) {
    if (size == servers.length) {
      servers = Arrays.copyOf(servers, 2 * size);
    }
    System.arraycopy(servers, 0, servers, 1, size);
    servers[0] = server;
    size++;
    renumberFrom(0);
  }

  void remove(RealServer server) {
    int position = server.position();
    size--;
    System.arraycopy(servers, position + 1, servers, position, size - position);
    renumberFrom(position);
  }

  private void renumberFrom(int position) {
    for (int i = position; i < size; i++) {
      servers[i].moveTo(i);
    }
  }
}
