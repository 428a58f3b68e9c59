package io.dryswarm.models.dns;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The names of one network as one node knows them. Pure data: whoever watches the endpoint table tells it when the first back end
 * of a service comes and the last one goes.
 */
public final class NameTable {
  private static final String TASKS_PREFIX = "tasks.";

  /** Container names stand for themselves: their owner is no service. */
  private static final int NO_SERVICE = -1;

  private final TreeMap<String, NameRecord> records = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /** What a name means here; {@code null} if it does not resolve on this node. Allocates nothing. */
  public @Nullable NameRecord lookup(String name) {
    return records.get(name);
  }

  /** The first back end of a service became known: its name and aliases lead to the VIP. F4.11. */
  public void addService(NamedService service) {
    if (service.hasVirtualIp()) {
      add(service.name(), service.virtualIp(), service.service());
      service.aliases().forEach(alias -> add(alias, service.virtualIp(), service.service()));
    }
  }

  /** The last back end of a service is gone, drained ones included. F4.11, F4.23. */
  public void removeService(NamedService service) {
    if (service.hasVirtualIp()) {
      remove(service.name(), service.virtualIp(), service.service());
      service.aliases().forEach(alias -> remove(alias, service.virtualIp(), service.service()));
    }
  }

  /** A task is enabled: {@code tasks.*}, its container name and, in DNSRR mode, the service's own names lead to it. */
  public void addTask(NamedService service, String taskName, int address) {
    add(taskName, address, NO_SERVICE);
    add(TASKS_PREFIX + service.name(), address, service.service());
    service.aliases().forEach(alias -> add(TASKS_PREFIX + alias, address, service.service()));
    if (!service.hasVirtualIp()) {
      add(service.name(), address, service.service());
      service.aliases().forEach(alias -> add(alias, address, service.service()));
    }
  }

  /** A task is disabled or gone and no other one of its service has its address; harmless if repeated. F4.23. */
  public void removeTask(NamedService service, String taskName, int address) {
    removeContainer(taskName, address);
    remove(TASKS_PREFIX + service.name(), address, service.service());
    service.aliases().forEach(alias -> remove(TASKS_PREFIX + alias, address, service.service()));
    if (!service.hasVirtualIp()) {
      remove(service.name(), address, service.service());
      service.aliases().forEach(alias -> remove(alias, address, service.service()));
    }
  }

  /** Only the container's own name goes: another task of the service has taken over its address. */
  public void removeContainer(String taskName, int address) {
    remove(taskName, address, NO_SERVICE);
  }

  private void add(String name, int address, int owner) {
    records.computeIfAbsent(name, n -> new NameRecord()).add(address, owner);
  }

  private void remove(String name, int address, int owner) {
    NameRecord entry = records.get(name);
    if (entry != null) {
      entry.remove(address, owner);
      if (entry.isEmpty()) {
        records.remove(name);
      }
    }
  }
}
