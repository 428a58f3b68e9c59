package io.dryswarm.models.workload;

import io.dryswarm.core.random.Distribution;
import java.util.List;
import java.util.SortedMap;

/**
 * What the program in an image does with requests, and by itself.
 *
 * @param name          for reports; the service's short name or the image
 * @param workers       requests served at the same time
 * @param backlog       connections that wait for a worker; the next one is refused
 * @param startNs       process start until it listens and its loop begins, nanoseconds
 * @param firstStartNs  the same when its volume is empty (a database that initialises itself)
 * @param stopNs        stop signal until the process has ended by itself, nanoseconds
 * @param dataTarget    mount point of the volume that holds its tables; empty = tables die with the process
 * @param handlers      what it does for each request, by request name
 * @param onStart       done once before the loop, for example connecting
 * @param loop          repeated for ever beside the handlers; empty = none
 */
public record ApplicationSpec(
    String name,
    int workers,
    int backlog,
    Distribution startNs,
    Distribution firstStartNs,
    Distribution stopNs,
    String dataTarget,
    SortedMap<String, List<Step>> handlers,
    List<Step> onStart,
    List<Step> loop) {}
