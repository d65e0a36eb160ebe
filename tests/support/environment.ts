// Runs before each test file, before any module of functions/ reads its environment.
import { testEnvironment } from './local-world';

Object.assign(process.env, testEnvironment());
