package io.dryswarm.experiments.analytic;

import java.util.SortedMap;

/**
 * What formulas say of a run in its steady state.
 *
 * @param responseNs    mean latency by group of users, nanoseconds; infinite where there is more work than can be done
 * @param perSecond     requests answered per second by group of users
 * @param storeNs       mean time from accepted to stored by kind of item, nanoseconds
 * @param utilisation   of each service's workers, or of the rounds of its loop; above 1 where there is too much work
 * @param cores         share of all cores in use; above 1 where there is too much work
 */
public record Figures(
    SortedMap<String, Double> responseNs,
    SortedMap<String, Double> perSecond,
    SortedMap<String, Double> storeNs,
    SortedMap<String, Double> utilisation,
    double cores) {}
