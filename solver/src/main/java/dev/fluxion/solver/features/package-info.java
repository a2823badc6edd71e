/**
 * What enters the network: the coordinates, and functions of them that a smooth network would have to learn first or never could. Each is read off the problem: waves and narrow peaks of its sources, re-entrant
 * corners, and places where what is given jumps.
 */
package dev.fluxion.solver.features;
