/** Tests of the studies: what they run, not what they find. */
package dev.fluxion.examples.study;
