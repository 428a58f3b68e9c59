/** Drives a real Chromium over its DevTools protocol, with nothing but the JDK's own WebSocket. */
package io.dryswarm.cli.browser;
