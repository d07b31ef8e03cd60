#!/usr/bin/env node
import { runApp } from '../lib/cli/app';

process.exitCode = runApp(process);
